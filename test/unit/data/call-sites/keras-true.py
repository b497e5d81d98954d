#% true double-softmax — tf.nn loss of a softmax
import tensorflow as tf
y_hat = tf.nn.softmax(tf.matmul(x, W) + b)
cost = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=y_hat))
#% true double-softmax — sparse tf.nn
import tensorflow as tf
probs = tf.nn.softmax(model(images))
loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=probs)
#% true double-softmax — functional model, from_logits=True
from tensorflow import keras
from tensorflow.keras import layers
inputs = keras.Input(shape=(784,))
x = layers.Dense(64, activation="relu")(inputs)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(
    optimizer="adam",
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
#% true double-softmax — Sequential, add()
import tensorflow as tf
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Flatten
model = Sequential()
model.add(Flatten(input_shape=(28, 28)))
model.add(Dense(128, activation='relu'))
model.add(Dense(10, activation='softmax'))
model.compile(optimizer='adam',
              loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
              metrics=['accuracy'])
#% true double-softmax — Softmax layer
import tensorflow as tf
model = tf.keras.Sequential([
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(10),
    tf.keras.layers.Softmax(),
])
loss_fn = tf.keras.losses.CategoricalCrossentropy(from_logits=True)
model.compile(optimizer='sgd', loss=loss_fn)
#% true double-softmax — loss object called
import tensorflow as tf
cce = tf.keras.losses.CategoricalCrossentropy(from_logits=True)
loss = cce(y_true, tf.nn.softmax(logits))
#% true double-softmax — function with from_logits
import keras
from keras import ops
p = ops.softmax(z)
loss = keras.losses.sparse_categorical_crossentropy(y, p, from_logits=True)
#% true double-sigmoid — tf.nn
import tensorflow as tf
pred = tf.nn.sigmoid(logits)
loss = tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=pred)
#% true double-sigmoid — compile
import keras
from keras import layers
model = keras.Sequential([
    layers.Dense(32, activation='relu'),
    layers.Dense(1, activation='sigmoid'),
])
model.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True), optimizer='rmsprop')
#% true double-sigmoid — GAN discriminator loss
import tensorflow as tf
cross_entropy = tf.keras.losses.BinaryCrossentropy(from_logits=True)
def discriminator_loss(x, labels):
    real_output = tf.sigmoid(discriminator(x))
    return cross_entropy(labels, real_output)
#% true double-sigmoid — function form
import tensorflow as tf
loss = tf.keras.losses.binary_crossentropy(y_true, tf.math.sigmoid(z), from_logits=True)
#% true logits-as-probabilities — docs example without from_logits
import tensorflow as tf
y_true = [[0., 1.], [0., 0.]]
y_pred = [[-18.6, 0.51], [2.94, -12.8]]
bce = tf.keras.losses.BinaryCrossentropy()
print(bce(y_true, y_pred).numpy())
#% true logits-as-probabilities — sparse
import tensorflow as tf
scores = tf.constant([[2.0, 1.0, 0.1], [0.3, 3.1, -1.0]])
loss = tf.keras.losses.sparse_categorical_crossentropy([0, 1], scores)
#% true logits-as-probabilities — categorical class
import keras
cce = keras.losses.CategoricalCrossentropy()
cce([[1, 0, 0], [0, 0, 1]], [[5.2, 1.1, -3.0], [0.2, -1.4, 2.8]])
#% true logits-as-probabilities — last layer is linear
import keras
from keras import layers
model = keras.Sequential([
    layers.Dense(64, activation="relu"),
    layers.Dense(10),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
#% true logits-as-probabilities — last layer is linear, loss object
import tensorflow as tf
model = tf.keras.models.Sequential([
  tf.keras.layers.Flatten(input_shape=(28, 28)),
  tf.keras.layers.Dense(128, activation='relu'),
  tf.keras.layers.Dense(10)
])
model.compile(optimizer='adam',
              loss=tf.keras.losses.SparseCategoricalCrossentropy(),
              metrics=['accuracy'])
#% true probability-out-of-range — binary
import tensorflow as tf
bce = tf.keras.losses.BinaryCrossentropy()
bce([0., 1., 1.], [0.2, 0.7, 1.03])
#% true probability-out-of-range — binary function
import keras
loss = keras.losses.binary_crossentropy([[0, 1]], [[-0.02, 0.9]])
#% true probabilities-as-logits — optimistic from_logits
import tensorflow as tf
loss = tf.keras.losses.CategoricalCrossentropy(from_logits=True)(
    [[0, 1, 0], [0, 0, 1]],
    [[0.05, 0.95, 0.0], [0.1, 0.8, 0.1]],
)
#% true probabilities-as-logits — tf.nn sparse
import tensorflow as tf
labels = tf.constant([0, 2])
preds = tf.constant([[0.8, 0.1, 0.1], [0.2, 0.2, 0.6]])
tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=preds)
#% true probabilities-as-logits — keras function
import keras
keras.losses.sparse_categorical_crossentropy([1, 0], [[0.3, 0.7], [0.9, 0.1]], from_logits=True)
#% true rows-not-normalized — categorical
import keras
y_true = [[0, 1, 0], [0, 0, 1]]
y_pred = [[0.05, 0.75, 0.05], [0.1, 0.2, 0.7]]
loss = keras.losses.categorical_crossentropy(y_true, y_pred)
#% true rows-not-normalized — class, numpy
import numpy as np
import tensorflow as tf
t = np.array([[1., 0.], [0., 1.]])
q = np.array([[0.6, 0.3], [0.4, 0.6]])
print(tf.keras.losses.CategoricalCrossentropy()(t, q))
#% true rows-not-normalized — sparse
import tensorflow as tf
scce = tf.keras.losses.SparseCategoricalCrossentropy()
scce([0, 2], [[0.5, 0.2, 0.1], [0.3, 0.3, 0.4]]).numpy()
#% true target-out-of-range — sparse
import tensorflow as tf
scce = tf.keras.losses.SparseCategoricalCrossentropy()
scce([1, 9], [[0.05, 0.95, 0.], [0.1, 0.8, 0.1]])
#% true target-out-of-range — logits
import keras
y = [0, -1, 1]
z = [[0.3, 1.2], [0.8, -0.1], [2.0, 0.4]]
loss = keras.losses.sparse_categorical_crossentropy(y, z, from_logits=True)
#% true target-off-by-one — sparse
import tensorflow as tf
y_true = [1, 3, 2]
y_pred = [[0.9, 0.05, 0.05], [0.1, 0.1, 0.8], [0.2, 0.6, 0.2]]
tf.keras.losses.sparse_categorical_crossentropy(y_true, y_pred)
#% true target-off-by-one — tf.nn
import tensorflow as tf
loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[2, 1], logits=[[1.4, -0.2], [0.3, 0.9]])
#% true one-hot-as-index — literal
import tensorflow as tf
scce = tf.keras.losses.SparseCategoricalCrossentropy()
loss = scce([[0, 1, 0], [1, 0, 0]], [[0.1, 0.8, 0.1], [0.7, 0.2, 0.1]])
#% true one-hot-as-index — to_categorical into the sparse loss
import keras
from keras.utils import to_categorical
y = to_categorical(y_train, 10)
loss = keras.losses.sparse_categorical_crossentropy(y, probs)
#% true one-hot-as-index — tf.one_hot
import tensorflow as tf
labels = tf.one_hot(y, depth=10)
loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
#% true index-as-one-hot — class
import tensorflow as tf
cce = tf.keras.losses.CategoricalCrossentropy()
cce([1, 2], [[0.05, 0.9, 0.05], [0.1, 0.2, 0.7]])
#% true index-as-one-hot — tf.nn
import tensorflow as tf
loss = tf.nn.softmax_cross_entropy_with_logits(labels=[0, 2, 1], logits=[[1.2, 0.1, 0.4], [0.3, 0.2, 2.2], [0.2, 1.5, -0.4]])
#% true index-as-one-hot — numpy labels
import numpy as np
import keras
labels = np.array([2, 0, 1])
probs = np.array([[0.1, 0.2, 0.7], [0.8, 0.1, 0.1], [0.3, 0.4, 0.3]])
loss = keras.losses.categorical_crossentropy(labels, probs)
#% true index-as-one-hot — argmax of one-hot
import tensorflow as tf
loss = tf.keras.losses.categorical_crossentropy(tf.constant([3, 1]), tf.constant([[0.1, 0.2, 0.3, 0.4], [0.2, 0.5, 0.2, 0.1]]))
#% true binary-target-out-of-range — hinge labels
import tensorflow as tf
bce = tf.keras.losses.BinaryCrossentropy()
bce([-1., 1., 1.], [0.2, 0.7, 0.9])
#% true binary-target-out-of-range — from logits
import keras
loss = keras.losses.binary_crossentropy([[2.0, 1.0, 0.0]], z, from_logits=True)
#% true target-not-normalized — several labels
import keras
cce = keras.losses.CategoricalCrossentropy()
loss = cce([[1, 1, 0], [0, 1, 0]], [[0.4, 0.4, 0.2], [0.1, 0.8, 0.1]])
#% true target-not-normalized — tf.nn
import tensorflow as tf
tags = tf.constant([[1., 0., 1., 1.], [0., 1., 0., 1.]])
loss = tf.nn.softmax_cross_entropy_with_logits(labels=tags, logits=logits)
#% true target-not-normalized — from logits
import tensorflow as tf
tf.keras.losses.categorical_crossentropy([[1, 1]], [[2.2, -0.4]], from_logits=True)
#% true swapped-arguments — PyTorch habit
import keras
loss = keras.losses.categorical_crossentropy(y_pred, y_true)
#% true swapped-arguments — loss object
import tensorflow as tf
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
@tf.function
def train_step(images, labels):
    with tf.GradientTape() as tape:
        logits = model(images, training=True)
        loss = loss_object(logits, labels)
#% true swapped-arguments — keywords of tf.nn
import tensorflow as tf
loss = tf.nn.softmax_cross_entropy_with_logits(labels=logits, logits=labels)
#% true swapped-arguments — BinaryCrossentropy
from tensorflow.keras.losses import BinaryCrossentropy
bce = BinaryCrossentropy()
val_loss = bce(preds, targets)
#% true wrong-axis — literal
import keras
y_true = [[1, 0], [0, 1]]
y_pred = [[0.8, 0.3], [0.2, 0.7]]
keras.losses.categorical_crossentropy(y_true, y_pred)
#% true wrong-axis — three rows
import tensorflow as tf
tf.keras.losses.SparseCategoricalCrossentropy()([0, 1, 2], [[0.5, 0.2, 0.1], [0.3, 0.7, 0.1], [0.2, 0.1, 0.8]])
#% true infinity-hidden — categorical
import keras
loss = keras.losses.categorical_crossentropy([[0, 0, 1]], [[0.6, 0.4, 0.0]])
#% true infinity-hidden — sparse
import tensorflow as tf
scce = tf.keras.losses.SparseCategoricalCrossentropy()
scce([1, 0], [[0.2, 0.8], [0.0, 1.0]])
#% true infinity-hidden — binary
import tensorflow as tf
tf.keras.losses.binary_crossentropy([1., 0.], [0., 0.2])
#% true unit-mismatch — bits
import tensorflow as tf
loss_bits = tf.keras.losses.categorical_crossentropy(y_true, y_pred)
